/**
 * Cities of 200,000 people and more by their IANA zone, each with its thousands of people: what people
 * name when they are asked for a time zone. Made by test/support/make-cities.ts from GeoNames (https://www.geonames.org,
 * CC BY 4.0).
 */
export const CITIES = `
Africa/Abidjan:abidjan 3677,abobo 900,bouake 567,daloa 216
Africa/Accra:accra 1963,kumasi 1469,tamale 361,takoradi 233,atsiaman 203
Africa/Addis_Ababa:addis ababa 2758,dire dawa 252,mekele 216,nazret 214
Africa/Algiers:algiers 1978,boumerdas 786,oran 646,tebessa 634,constantine 450,biskra 308,setif 288,batna 281,bab ezzouar 276,annaba 207
Africa/Asmara:asmara 564
Africa/Bamako:bamako 1297
Africa/Bangui:bangui 542
Africa/Banjul:serekunda 340
Africa/Bissau:bissau 388
Africa/Blantyre:lilongwe 647,blantyre 585
Africa/Brazzaville:brazzaville 1285,pointe noire 659
Africa/Bujumbura:bujumbura 332
Africa/Cairo:cairo 7735,alexandria 3812,giza 2443,port said 538,suez 488,al mahallah al kubra 431,luxor 422,asyut 421,al mansurah 420,tanda 405,al fayyum 306,zagazig 285,ismailia 285,kafr ad dawwar 267,aswan 241,qina 235,halwan 230,damanhur 228,al minya 227,idku 211,sohag 209,new cairo 200
Africa/Casablanca:casablanca 3145,rabat 1656,fes 965,sale 903,marrakesh 839,agadir 698,tangier 688,meknes 546,oujda angad 405,al hoceima 396,kenitra 367,tetouan 326,temara 314,safi 288,sale al jadida 200
Africa/Conakry:camayenne 1871,conakry 1767
Africa/Dakar:dakar 2476,pikine 874,touba 529,thies 320,thies nones 252
Africa/Dar_es_Salaam:dar es salaam 2699,mwanza 437,zanzibar 404,arusha 341,mbeya 292,morogoro 251,tanga 225
Africa/Djibouti:djibouti 624
Africa/Douala:douala 1338,yaounde 1299,garoua 437,kousseri 436,bamenda 394,maroua 320,bafoussam 291,mokolo 275,ngaoundere 231,bertoua 218,edea 203
Africa/Freetown:freetown 803
Africa/Gaborone:gaborone 208
Africa/Harare:harare 1543,bulawayo 699,chitungwiza 340
Africa/Johannesburg:cape town 3433,durban 3120,johannesburg 2026,soweto 1695,pretoria 1619,port elizabeth 968,pietermaritzburg 751,benoni 605,tembisa 512,east london 479,vereeniging 475,bloemfontein 463,boksburg 445,welkom 432,newcastle 405,krugersdorp 379,diepsloot 350,randburg 337,botshabelo 310,brakpan 306,witbank 262,richards bay 253,vanderbijlpark 247,centurion 233,uitenhage 229,roodepoort 225
Africa/Juba:juba 450,winejok 300
Africa/Kampala:kampala 1353
Africa/Khartoum:khartoum 1975,omdurman 1200,nyala 566,port sudan 490,kassala 401,el obeid 393,al qadarif 364,kosti 345,wad medani 333,el daein 265,el fasher 253,singa 250
Africa/Kigali:kigali 745
Africa/Kinshasa:kinshasa 7786,masina 485
Africa/Lagos:lagos 9000,kano 3626,ibadan 3565,kaduna 1582,port harcourt 1149,benin city 1125,maiduguri 1112,zaria 975,aba 898,jos 817,ilorin 814,oyo 736,enugu 689,abeokuta 593,abuja 590,sokoto 564,onitsha 561,warri 536,ebute ikorodu 536,okene 479,calabar 462,uyo 437,katsina 432,ado ekiti 424,akure 421,lekki 401,bauchi 316,ikeja 313,makurdi 293,minna 292,efon alaaye 279,ilesa 278,owo 277,umuahia 265,ondo 257,ikot ekpene 255,iwo 250,gombe 250,jimeta 248,atani 230,gusau 227,mubi 226,ikire 222,shagamu 215,owerri 215,ijebu ode 209,ugep 200,chakwama 200
Africa/Libreville:libreville 578
Africa/Lome:lome 750
Africa/Luanda:luanda 2776,ndalatando 383,huambo 226,lobito 208
Africa/Lubumbashi:lubumbashi 1374,mbuji mayi 875,kisangani 539,kananga 464,likasi 422,kolwezi 418,tshikapa 267,beni 232,bukavu 225
Africa/Lusaka:lusaka 1267,kitwe 401,ndola 395
Africa/Maputo:maputo 1192,matola 675,beira 531,nampula 389,chimoio 257,nacala 225
Africa/Mogadishu:mogadishu 2587,hargeysa 478,berbera 242,kismayo 235,marka 230
Africa/Monrovia:monrovia 940
Africa/Nairobi:nairobi 2751,mombasa 800,nakuru 260,eldoret 218,kisumu 216,thika 200
Africa/Ndjamena:ndjamena 721
Africa/Niamey:niamey 774
Africa/Nouakchott:nouakchott 661
Africa/Ouagadougou:ouagadougou 1087,bobo dioulasso 360
Africa/Porto-Novo:cotonou 780,abomey calavi 386,djougou 237,porto novo 234
Africa/Tripoli:tripoli 1151,benghazi 651,misratah 386,tarhuna 211,al khums 202,az zawiyah 200
Africa/Tunis:tunis 693,sfax 277
Africa/Windhoek:windhoek 268
America/Anchorage:anchorage 299
America/Argentina/Buenos_Aires:buenos aires 13076,la plata 694,mar del plata 554,moron 320,bahia blanca 277,merlo 244,quilmes 230,jose c paz 230,pilar 227
America/Argentina/Cordoba:cordoba 1428,rosario 1174,santa fe 490,resistencia 387,santiago del estero 355,corrientes 339,posadas 324,parana 262,formosa 221
America/Argentina/Jujuy:san salvador de jujuy 306
America/Argentina/Mendoza:mendoza 877
America/Argentina/Salta:salta 513,neuquen 242
America/Argentina/San_Juan:san juan 447
America/Argentina/Tucuman:san miguel de tucuman 781
America/Asuncion:asuncion 1482,ciudad del este 321,san lorenzo 228
America/Bahia:salvador 2712,feira de santana 482,vitoria da conquista 253,itabuna 206
America/Belem:belem 1408,ananindeua 434,macapa 339
America/Boa_Vista:boa vista 235
America/Bogota:bogota 7674,cali 2393,medellin 2000,barranquilla 1380,cartagena 952,cucuta 721,bucaramanga 572,pereira 440,santa marta 432,ibague 422,bello 393,pasto 382,manizales 358,neiva 353,soledad 343,villavicencio 322,armenia 315,soacha 314,valledupar 308,itagui 282,monteria 272,sincelejo 261,popayan 259,floridablanca 252,palmira 248,buenaventura 240
America/Campo_Grande:campo grande 729
America/Cancun:cancun 628
America/Caracas:caracas 3000,maracaibo 2225,maracay 1754,valencia 1385,barquisimeto 809,ciudad guayana 747,barcelona 425,maturin 411,puerto la cruz 370,petare 365,barinas 353,turmero 345,ciudad bolivar 338,merida 300,alto barinas 284,santa teresa del tuy 279,cumana 258,san cristobal 247,baruta 244,mucumpiz 215,cabimas 201
America/Chicago:chicago 2721,houston 2296,san antonio 1470,dallas 1300,austin 932,fort worth 833,memphis 656,new south memphis 642,oklahoma city 631,milwaukee 600,nashville 531,kansas city 475,omaha 444,minneapolis 411,tulsa 404,wichita 390,new orleans 390,arlington 388,corpus christi 324,st louis 316,saint paul 285,plano 284,lincoln 277,laredo 255,madison 249,lubbock 249,garland 237,irving 237,baton rouge 229,birmingham 212,des moines 210,montgomery 201,aurora 201
America/Chihuahua:chihuahua 809
America/Ciudad_Juarez:juarez 1321
America/Costa_Rica:san jose 335
America/Cuiaba:cuiaba 522,varzea grande 250
America/Denver:denver 683,el paso 681,albuquerque 559,colorado springs 457,aurora 359
America/Detroit:detroit 677
America/Edmonton:calgary 1020,edmonton 712
America/El_Salvador:san salvador 526,soyapango 330
America/Fortaleza:fortaleza 2400,sao luis 917,natal 763,teresina 745,joao pessoa 651,campina grande 349,caucaia 275,juazeiro do norte 225,imperatriz 218,mossoro 202
America/Guatemala:guatemala city 995,mixco 473,villa nueva 407
America/Guayaquil:guayaquil 1952,quito 1400,cuenca 277,santo domingo de los colorados 200
America/Guyana:georgetown 235
America/Halifax:halifax 359
America/Havana:havana 2164,santiago de cuba 556,camaguey 348,guantanamo 273,santa clara 251,diez de octubre 227,arroyo naranjo 210,las tunas 204
America/Hermosillo:hermosillo 715,ciudad obregon 299,nogales 213
America/Indiana/Indianapolis:indianapolis 830,fort wayne 260
America/Jamaica:kingston 938,new kingston 584
America/Kentucky/Louisville:louisville 244
America/La_Paz:santa cruz de la sierra 1364,cochabamba 900,la paz 813,sucre 225,oruro 209
America/Lima:lima 7737,arequipa 841,callao 813,trujillo 747,chiclayo 577,iquitos 438,huancayo 377,piura 325,chimbote 317,cusco 312,pucallpa 311,tacna 280,santiago de surco 252,ica 247,juliaca 246
America/Los_Angeles:los angeles 3972,la 3972,san diego 1395,san jose 1027,san francisco 865,sf 865,bay area 865,seattle 684,portland 632,las vegas 624,fresno 520,sacramento 491,long beach 474,oakland 419,bakersfield 374,anaheim 351,santa ana 335,riverside 322,stockton 306,henderson 286,chula vista 266,irvine 257,reno 241,north las vegas 235,fremont 232,paradise 223,san bernardino 216,spokane 213,modesto 211,tacoma 208,fontana 207,oxnard 207,moreno valley 204,huntington beach 202,glendale 201
America/Maceio:maceio 955,aracaju 490
America/Managua:managua 973
America/Manaus:manaus 1598
America/Matamoros:reynosa 589,heroica matamoros 450,nuevo laredo 374
America/Mazatlan:culiacan 676,mazatlan 382,tepic 333,los mochis 257,la paz 215
America/Merida:merida 778,campeche 220
America/Mexico_City:mexico city 12294,iztapalapa 1816,ecatepec de morelos 1655,guadalajara 1495,puebla 1434,leon de los aldama 1239,gustavo adolfo madero 1186,zapopan 1142,ciudad nezahualcoyotl 1105,naucalpan de juarez 792,alvaro obregon 727,san luis potosi 723,aguascalientes 722,acapulco de juarez 673,tlalnepantla 653,santiago de queretaro 626,coyoacan 620,santa maria chimalhuacan 612,morelia 598,tlaquepaque 576,tlalpan 575,tuxtla 537,cuauhtemoc 532,toluca 489,ciudad lopez mateos 489,cuautitlan izcalli 485,venustiano carranza 431,veracruz 428,xalapa de enriquez 425,azcapotzalco 415,tonala 409,xochimilco 408,benito juarez 385,iztacalco 384,irapuato 381,miguel hidalgo 373,xico 356,villahermosa 354,celaya 340,cuernavaca 339,ixtapaluca 322,tlahuac 305,nicolas romero 282,coacalco 278,uruapan 264,pachuca de soto 257,oaxaca 255,soledad de graciano sanchez 255,colonia del valle 250,tehuacan 249,ojo de agua 242,magdalena contreras 238,coatzacoalcos 236,buenavista 206,tapachula 203,puerto vallarta 203
America/Monterrey:monterrey 1136,saltillo 710,guadalupe 674,torreon 609,victoria de durango 519,ciudad apodaca 467,san nicolas de los garza 443,ciudad general escobedo 352,tampico 309,ciudad victoria 305,santa catarina 268,gomez palacio 257,monclova 215
America/Montevideo:montevideo 1271
America/Nassau:holguin 319,nassau 228
America/New_York:new york city 8175,nyc 8175,new york 8175,brooklyn 2301,queens 2273,philadelphia 1567,manhattan 1488,the bronx 1385,jacksonville 868,columbus 850,charlotte 827,boston 667,baltimore 622,washington d c 602,south boston 571,staten island 469,atlanta 464,virginia beach 453,raleigh 451,miami 441,cleveland 388,tampa 369,west raleigh 339,lexington fayette 314,pittsburgh 304,cincinnati 297,ironville 289,meads 289,greensboro 285,newark 282,toledo 280,orlando 271,jersey city 264,durham 258,buffalo 258,st petersburg 257,norfolk 246,winston salem 241,hialeah 237,chesapeake 235,lexington 225,richmond 220,jamaica 217,rochester 210,arlington 208,fayetteville 202,yonkers 201
America/Panama:panama 408,san miguelito 322
America/Paramaribo:paramaribo 224
America/Phoenix:phoenix 1563,tucson 532,mesa 472,chandler 261,gilbert 248,glendale 240,scottsdale 237,maryvale 208
America/Port-au-Prince:port au prince 1235,carrefour 442,delmas 73 383,petionville 283,port de paix 250,croix des bouquets 229
America/Porto_Velho:porto velho 306
America/Puerto_Rico:san juan 418,bayamon 203
America/Recife:recife 1478,jaboatao 703,jaboatao dos guararapes 630,olinda 367,paulista 290,caruaru 235
America/Rio_Branco:rio branco 258
America/Santiago:santiago 4837,puente alto 510,antofagasta 310,vina del mar 295,valparaiso 282,talcahuano 253,san bernardo 250,temuco 238,iquique 227,concepcion 215,rancagua 213,la pintana 201
America/Santo_Domingo:santo domingo 2202,santiago de los caballeros 1200,santo domingo oeste 701,santo domingo este 700,san pedro de macoris 218,la romana 208
America/Sao_Paulo:sao paulo 10021,rio de janeiro 6024,belo horizonte 2373,brasilia 2208,curitiba 1718,porto alegre 1373,goiania 1171,guarulhos 1170,campinas 1032,nova iguacu 1002,duque de caxias 818,sao bernardo do campo 743,osasco 678,santo andre 662,contagem 627,ribeirao preto 620,sao jose dos campos 614,uberlandia 564,sorocaba 559,aparecida de goiania 511,londrina 472,juiz de fora 470,belford roxo 466,joinville 461,niteroi 456,sao joao de meriti 455,florianopolis 413,santos 411,ribeirao das neves 407,vila velha 395,serra 394,diadema 391,campos dos goytacazes 387,maua 386,betim 384,caxias do sul 381,sao jose do rio preto 375,carapicuiba 361,piracicaba 342,itaquaquecetuba 337,bauru 335,montes claros 332,canoas 328,mogi das cruzes 326,sao vicente 324,jundiai 322,pelotas 321,anapolis 320,vitoria 313,maringa 312,guaruja 310,franca 305,foz do iguacu 294,blumenau 294,ponta grossa 292,limeira 290,viamao 285,suzano 283,petropolis 273,uberaba 261,cascavel 257,novo hamburgo 254,taubate 252,barueri 252,governador valadares 251,volta redonda 250,praia grande 250,santa maria 249,santa luzia 244,gravatai 239,rio verde 230,ipatinga 229,sumare 228,embu 222,colombo 217,taboao da serra 215,jacarei 213,marilia 212,presidente prudente 210,sao leopoldo 209,sao carlos 205,hortolandia 204,itapevi 202,sete lagoas 201,sao jose 200
America/Tegucigalpa:tegucigalpa 851,san pedro sula 489
America/Tijuana:tijuana 1301,mexicali 690,ensenada 280
America/Toronto:toronto 2600,montreal 1600,ottawa 812,mississauga 669,north york 636,scarborough 600,quebec 529,hamilton 520,brampton 434,laval 377,etobicoke 348,london 347,oshawa 309,windsor 278,markham 262,gatineau 242,vaughan 239,kitchener 234,longueuil 229
America/Vancouver:vancouver 600,surrey 395,okanagan 298,victoria 290,burnaby 203,ladner 200
America/Winnipeg:winnipeg 632
Asia/Aden:sanaa 1937,al hudaydah 618,taizz 615,aden 551,mukalla 258,ibb 235
Asia/Almaty:almaty 2001,karagandy 452,shymkent 414,taraz 358,nur sultan 346,pavlodar 329,ust kamenogorsk 319,semey 293,petropavl 201
Asia/Amman:amman 1276,zarqa 793,irbid 307,russeifa 268
Asia/Aqtobe:aktobe 262
Asia/Ashgabat:ashgabat 728,turkmenabat 235
Asia/Baghdad:baghdad 7216,basrah 2600,al mawsil al jadidah 2066,al basrah al qadimah 2015,mosul 1740,erbil 933,abu ghurayb 900,as sulaymaniyah 723,kirkuk 601,najaf 483,karbala 434,nasiriyah 400,al amarah 323,ad diwaniyah 319,al kut 315,al hillah 290,dihok 284,ramadi 275
Asia/Baku:baku 1117,ganja 313,sumqayıt 265,lankaran 240
Asia/Bangkok:bangkok 5104,hanoi 1431,haiphong 603,samut prakan 389,mueang nonthaburi 292,udon thani 247,chon buri 219,nakhon ratchasima 209,chiang mai 201
Asia/Barnaul:barnaul 600,biysk 215
Asia/Beirut:beirut 1916,ras bayrut 1252,tripoli 229
Asia/Bishkek:bishkek 900,osh 200
Asia/Chita:chita 309
Asia/Colombo:colombo 648,dehiwala mount lavinia 220
Asia/Damascus:aleppo 1602,damascus 1569,homs 775,hamah 461,latakia 340,deir ez zor 243
Asia/Dhaka:dhaka 10357,chittagong 3920,khulna 1342,rajshahi 700,comilla 389,shibganj 379,natore 369,rangpur 343,tungi 338,narsingdi 281,bagerhat 266,coxs bazar 254,jessore 244,nagarpur 238,sylhet 237,mymensingh 225,narayanganj 224,bogra 210,dinajpur 206,barisal 202
Asia/Dubai:dubai 2957,sharjah 1324,abu dhabi 603,ajman city 490,ras al khaimah city 352,musaffah 243
Asia/Dushanbe:dushanbe 679
Asia/Famagusta:nicosia 200
Asia/Gaza:gaza 410
Asia/Ho_Chi_Minh:ho chi minh city 3467,saigon 3467,da nang 752,bien hoa 407,hue 287,nha trang 283,can tho 260,rach gia 228,thi xa phu my 221,vung tau 210,qui nhon 210,sa dec 204
Asia/Hong_Kong:hong kong 7013,kowloon 2020,tsuen wan 289
Asia/Irkutsk:irkutsk 587,ulan ude 360,bratsk 257,angarsk 243
Asia/Jakarta:jakarta 8540,surabaya 2375,medan 1751,bandung 1700,bekasi 1520,palembang 1442,tangerang 1372,south tangerang 1304,semarang 1288,depok 1198,batam 1164,padang 840,bandar lampung 800,bogor 800,malang 747,pekanbaru 704,yogyakarta 637,situbondo 600,surakarta 555,cimahi 494,jambi city 420,percut 311,bengkulu 310,jember 299,sukabumi 276,tasikmalaya 271,pekalongan 258,cirebon 254,banda aceh 251,tegal 237,kediri 235,binjai 229,purwokerto 217,purwakarta 216,pematangsiantar 210,ciputat 208,ciampea 207,cileungsir 202,rengasdengklok 201,sumedang 200
Asia/Jayapura:ambon 356
Asia/Jerusalem:jerusalem 801,tel aviv 433,east jerusalem 428,west jerusalem 400,haifa 267,ashdod 225,rishon leziyyon 220,petah tiqwa 200
Asia/Kabul:kabul 3044,kandahar 391,mazar e sharif 303,herat 273,jalalabad 200
Asia/Karachi:karachi 11624,lahore 6311,faisalabad 2507,rawalpindi 1743,multan 1437,hyderabad 1386,gujranwala 1384,peshawar 1219,rahim yar khan 789,quetta 734,muzaffarabad 725,battagram 700,kotli 640,islamabad 602,bahawalpur 553,sargodha 543,sialkot 477,sukkur 418,larkana 364,shekhupura 361,bhimbar 343,jhang sadr 341,gujrat 302,mardan 300,malir cantonment 300,kasur 291,mingora 280,sahiwal 236,dera ghazi khan 236,nawabshah 230,okara 224,mirpur khas 216,chiniot 202,shahkot 200
Asia/Kathmandu:kathmandu 1442,pokhara 200
Asia/Kolkata:mumbai 12692,bombay 12692,delhi 10928,bengaluru 5104,bangalore 5104,kolkata 4631,calcutta 4631,chennai 4328,madras 4328,ahmedabad 3720,hyderabad 3598,pune 2936,surat 2895,kanpur 2823,jaipur 2712,navi mumbai 2600,lucknow 2472,nagpur 2228,indore 1837,patna 1600,bhopal 1600,ludhiana 1545,tirunelveli 1436,agra 1430,vadodara 1409,najafgarh 1365,gorakhpur 1325,nashik 1289,pimpri 1285,thane 1262,kalyan 1262,meerut 1223,nowrangapur 1221,faridabad 1220,ghaziabad 1199,dombivli 1193,rajkot 1177,varanasi 1164,amritsar 1092,allahabad 1073,visakhapatnam 1063,teni 1035,jabalpur 1030,haora 1028,aurangabad 1016,shivaji nagar 1000,solapur 997,srinagar 976,chandigarh 961,coimbatore 960,jodhpur 921,madurai 910,guwahati 899,gwalior 882,vijayawada 875,mysore 868,rohini 860,ranchi 846,hubli 840,narela 800,jalandhar 785,thiruvananthapuram 784,salem 778,tiruchirappalli 775,kota 763,bhubaneshwar 762,aligarh 753,bareilly 745,moradabad 721,bhiwandi 707,raipur 680,bhilai 625,jamshedpur 616,borivli 610,cochin 605,amravati 604,sangli 601,cuttack 580,bikaner 576,warangal 558,bhavnagar 555,nanded 551,raurkela 536,guntur 531,dehra dun 522,bhayandar 520,durgapur 519,ajmer 518,ulhasnagar 517,siliguri 516,kolhapur 516,bilimora 511,karol bagh 505,asansol 504,jamnagar 492,saharanpur 485,gulbarga 484,bhatpara 483,jammu 466,kurnool 460,ujjain 457,ramgundam 452,shyamnagar 442,nangi 441,kozhikode 440,malegaon 435,davangere 435,jalgaon 429,belgaum 429,akola 429,gaya 424,udaipur 423,korba 419,bokaro 419,mangalore 417,jhansi 413,thoothukudi 411,nellore 404,tiruppur 398,kollam 394,panihati 379,dhulia 367,ahmadnagar 367,bhagalpur 362,punasa 350,muzaffarnagar 350,latur 349,kukatpalli 342,ambattur 341,bellary 337,muzaffarpur 333,kamarhati 333,mathura 331,patiala 329,chanda 328,bhilwara 326,thrissur 325,brahmapur 325,shimoga 320,shahjanpur 320,new delhi 318,rohtak 317,tumkur 307,firozabad 306,rajahmundry 305,nizamabad 305,kulti 305,barddhaman 302,barasat 298,bali 297,rampur 296,hisar 296,greater noida 294,noida 294,panipat 293,kakinada 293,parbhani 290,darbhanga 287,bilaspur 283,alwar 283,ichalkaranji 274,bijapur 271,aizawl 265,jalna 262,lal bahadur nagar 262,dewas 261,baranagar 260,gajuwaka 259,satna 258,etawah 257,durg 255,naihati 253,tirupati 251,sonipat 251,avadi 250,tiruvottiyur 248,saugor 247,mau 246,bihar sharif 244,hapur 243,bathinda 243,farrukhabad 241,anantapur 240,ratlam 237,ramagundam 235,ganganagar 232,karimnagar 229,bharatpur 229,puducherry 227,shrirampur 226,raichur 226,quthbullapur 226,karnal 225,imphal 224,arrah 224,gosaba 223,tanjore 220,mirzapur 220,kharagpur 220,dhanbad 220,amarnath 218,nagercoil 214,pali 210,yamunanagar 209,rewa 208,secunderabad 204,bidar 204,monghyr 203,burhanpur 203,agartala 203,nadiad 202,chapra 202,dindigul 201,panchkula 200
Asia/Krasnoyarsk:krasnoyarsk 927
Asia/Kuala_Lumpur:kota bharu 1460,kuala lumpur 1454,klang 880,kampung baru subang 834,johor bahru 802,subang jaya 708,ipoh 673,petaling jaya 521,shah alam 482,seremban 373,kuantan 366,george town 300,kuala terengganu 285,sungai petani 229,taiping 218,alor setar 217,sepang 212,bukit mertajam 212
Asia/Kuching:kuching 570,kota kinabalu 457,sandakan 392,tawau 306,miri 228
Asia/Kuwait:al ahmadi 637
Asia/Macau:macau 520
Asia/Makassar:makassar 1322,denpasar 835,city of balikpapan 700,banjarmasin 573,manado 452,balikpapan 434,samarinda 355,mataram 319,palu 282,kupang 282,loa janan 213
Asia/Manila:quezon city 2762,manila 1600,caloocan city 1500,budta 1274,davao 1213,malingao 1122,cebu city 799,general santos 680,taguig 644,pasig city 617,las pinas 590,antipolo 550,makati city 510,zamboanga 458,bacolod city 455,mansilingan 454,cagayan de oro 445,dasmarinas 442,pasay 417,iloilo 388,san jose del monte 358,bacoor 357,lapu lapu city 350,iligan 343,mandaue city 331,calamba 317,iligan city 312,butuan 310,cabuyao 309,mandaluyong city 306,binan 300,santol 299,angeles city 299,cainta 283,baguio 273,san pedro 270,mantampay 265,san fernando 251,libertad 250,navotas 249,tacloban 242,batangas 237,magugpo poblacion 233,taytay 231,lucena 229,puerto princesa 223,olongapo 221,cabanatuan city 220,binangonan 219,santa rosa 217,imus 216,lipa city 212,san pablo 208
Asia/Muscat:muscat 797,seeb 238
Asia/Novokuznetsk:novokuznetsk 540,kemerovo 477,prokopyevsk 219
Asia/Novosibirsk:novosibirsk 1419
Asia/Omsk:omsk 1129
Asia/Oral:oral 200
Asia/Phnom_Penh:phnom penh 1574,takeo 844
Asia/Pontianak:pontianak 455
Asia/Pyongyang:pyongyang 3222,dandong 632,hamhung 559,nampo 455,sunchon 437,hungnam 346,kaesong 338,wonsan 329,chongjin 327,sariwon 310,sinuiju 288,haeju 222,kanggye 210
Asia/Qatar:doha 345,ar rayyan 272
Asia/Qostanay:kostanay 210
Asia/Qyzylorda:kyzylorda 300
Asia/Riyadh:riyadh 4206,jeddah 2867,mecca 1324,medina 1300,sultanah 947,dammam 769,taif 531,tabuk 455,al kharj 425,buraydah 391,khamis mushait 388,al hufuf 293,al mubarraz 291,hafar al batin 272,hail 267,najran 259,al jubayl 237,abha 211,yanbu 200
Asia/Samarkand:samarkand 319,bukhara 248,nukus 230,qarshi 223
Asia/Seoul:seoul 10349,busan 3679,incheon 2628,daegu 2567,daejeon 1475,gwangju 1417,suwon 1243,goyang si 1073,seongnam si 1032,ulsan 963,bucheon si 851,jeonju 711,ansan si 651,cheongju si 635,anyang si 634,changwon 550,pohang 500,uijeongbu si 479,hwaseong si 476,masan 434,jeju city 408,cheonan 365,kwangmyong 358,kimhae 356,chinju 307,yeosu 296,gumi 291,iksan 284,mokpo 268,wonju 243,gunsan 243,suncheon 231,sejong 230,chuncheon 210
Asia/Shanghai:shanghai 22315,beijing 11717,peking 11717,tianjin 11090,guangzhou 11071,shenzhen 10358,wuhan 9785,dongguan 8000,chongqing 7458,chengdu 7416,nanjing 7165,nanchong 7150,xian 6501,shenyang 6256,hangzhou 6242,harbin 5879,taian 5499,suzhou 5346,shantou 5329,jinan 4336,zhengzhou 4254,changchun 4193,dalian 4088,kunming 3855,qingdao 3719,foshan 3600,puyang 3590,wuxi 3544,xiamen 3531,tianshui 3500,ningbo 3492,shiyan 3460,taiyuan 3427,tangshan 3372,hefei 3310,zibo 3129,zhongshan 3121,changsha 3094,shijiazhuang 2835,lanzhou 2628,yunfu 2613,nanchang 2358,dadonghai 2000,ordos 1941,jilin 1882,bayan nur 1760,kunshan 1600,xinyang 1591,fushun 1401,luoyang 1391,guankou 1380,handan 1358,baotou 1302,xuchang 1266,yueyang 1200,tongshan 1199,anshan 1199,fuzhou 1180,guiyang 1172,lijiang 1138,datong 1053,changshu city 1048,xianyang 1034,huainan 1028,jieyang 1002,zhu cheng city 1000,baoding 996,benxi 988,changzhou 949,huaibei 903,kaifeng 900,pingdingshan 890,qiqihar 882,wenzhou 866,zhabei 840,nanning 804,anyang 781,hohhot 774,shangyu 770,xining 768,qinhuangdao 760,hengyang 760,xinxiang 744,hegang 743,zhumadian 720,langfang 720,yantai 719,zhuzhou 709,changzhi 700,zhangjiakou 693,zigong 690,fuxin 689,huangshi 688,liaoyang 688,xiangtan 674,puyang chengguanzhen 666,nantong 666,mudanjiang 666,guilin 649,zhanjiang 638,zhenjiang 633,shaoguan 629,yancheng 628,panshan 625,haikou 616,xingtai 612,taizhou 612,jinzhou 604,shuangyashan 600,luancheng 597,yingkou 591,zhangzhou 590,bengbu 577,siping 556,huaian 555,jiamusi 550,neijiang 547,yangzhou 540,guli 536,tanggu 535,jiangmen 532,cangzhou 528,changde 518,jiaozuo 518,tonghua 510,wuhu 508,zhuhai 501,shashi 499,wuwei 493,jianshui 490,qionghai 480,yichang 477,yinchuan 475,jiaojiang 471,zunyi 466,jiaxing 466,liaoyuan 465,xiangyang 463,dadukou 462,hengshui 456,jining 450,wenshan city 450,chengde 449,beian 436,luqiao 428,chaozhou 425,shaoxing 421,luohe 417,yangquan 413,chaoyang 410,jixi 404,yangjiang 400,weifang 395,xinpu 392,dezhou 380,zhoukou 377,putian 377,zhangjiakou shi xuanhua qu 373,pingxiang 372,fenghuang 370,zhaoqing 362,anqing 359,anshun 352,chifeng 347,taihecun 345,shiqi 342,tieling 334,jincheng 333,yanji 327,suizhou 324,shangrao 319,baicheng 317,wusong 313,lianshan 313,jingdezhen 311,shengli 306,yangshuo 300,xiuying 290,beihai 290,huizhou 289,chuzhou 281,linyi 271,chengzhong 266,wuzhou 266,hulan ergi 265,mianyang 264,tongliao 261,jiujiang 259,heze 255,laohekou 253,nanyang 252,suihua 252,liupanshui 252,wafangdian 251,rizhao 246,jian 245,hebi 245,yibin 242,huayin 242,xiantao 239,yuci 236,linfen 233,liaocheng 227,huanggang 226,fendou 226,jingling 225,tongchuanshi 224,xintai 222,wuxue 221,wuhai 218,guangyuan 213,hailar 211,daliang 210,sanming 209,hangu 208,gaoping 204,yiyang 203,daqing 203,yuncheng 202,linxia chengguanzhen 202
Asia/Singapore:singapore 3548,woodlands 253
Asia/Taipei:taipei 7872,kaohsiung 1520,taichung 1041,tainan 771,banqiao 543,hsinchu 404,taoyuan city 402,keelung 398,hualien city 350
Asia/Tashkent:tashkent 1978,namangan 432,andijon 318
Asia/Tbilisi:tbilisi 1049
Asia/Tehran:tehran 7153,mashhad 2307,isfahan 1547,karaj 1448,tabriz 1425,shiraz 1250,qom 900,ahvaz 841,pasragad branch 788,kahriz 767,kermanshah 621,rasht 595,kerman 578,orumiyeh 577,zahedan 552,hamadan 528,azadshahr 514,arak 504,yazd 478,ardabil 411,abadan 370,zanjan 357,bandar abbas 352,sanandaj 349,qazvin 334,khorramshahr 331,khorramabad 330,khomeyni shahr 277,sari 255,qarchak 252,borujerd 252,gorgan 245,sabzevar 226,najafabad 223,neyshabur 221,nazarabad 213,bukan 213,sirjan 208,babol 203
Asia/Tokyo:tokyo 8337,yokohama 3574,osaka 2592,nagoya 2191,sapporo 1883,kobe 1528,kyoto 1460,fukuoka 1392,kawasaki 1307,saitama 1193,hiroshima 1144,yono 1078,sendai 1063,kitakyushu 998,chiba 920,sakai 782,shizuoka 702,kumamoto 680,okayama 640,hamamatsu 605,hachioji 579,honcho 561,kagoshima 555,niigata 505,himeji 481,matsudo 470,nishinomiya hama 469,kawaguchi 469,kanazawa 459,utsunomiya 450,oita 449,matsuyama 443,amagasaki 442,kurashiki 438,yokosuka 429,nagasaki 410,hirakata 406,machida 400,gifu shi 398,fujisawa 395,toyonaka 384,fukuyama 383,toyohashi 378,minato 375,nara shi 367,toyota 362,nagano 360,iwaki 357,asahikawa 357,takatsuki 354,suita 352,okazaki 352,wakayama 351,koriyama 341,kashiwa 340,tokorozawa 339,kawagoe 338,kochi 336,takamatsu 334,toyama 326,akita 320,koshigaya 317,miyazaki 311,naha 301,kasugai 299,otsu 298,aomori 298,akashi 297,yokkaichi 296,morioka 295,fukushima 294,ichihara 284,maebashi 283,ichinomiya 280,hakodate 276,ibaraki 274,yao 273,kakogawacho honmachi 272,tokushima 267,hiratsuka 259,yamagata 255,fukui shi 249,mito 247,shimonoseki 246,takasaki 241,fuji 240,hachinohe 239,neyagawa 239,kurume 238,sasebo 237,chigasaki 232,soka 231,atsugi 229,minamirinkan 224,takarazuka 220,ageoshimo 219,chofu 213,matsumoto 211,kasukabe 207,kishiwada 206,numazu 204,joetsu 204,odawara 203
Asia/Tomsk:tomsk 486
Asia/Ulaanbaatar:ulan bator 845
Asia/Urumqi:urumqi 3029,shihezi 573,huocheng 360,aksu 340,xinyuan 300,kashgar 275,karamay 260,aral 260,turpan 255
Asia/Vladivostok:vladivostok 587,khabarovsk 579,khabarovsk vtoroy 578,komsomolsk on amur 276
Asia/Yakutsk:yakutsk 236,blagoveshchensk 221
Asia/Yangon:yangon 4478,mandalay 1208,nay pyi taw 925,mawlamyine 439,kyain seikgyi township 246,bago 244,pathein 237
Asia/Yekaterinburg:yekaterinburg 1350,chelyabinsk 1063,ufa 1033,perm 982,orenburg 550,tyumen 519,magnitogorsk 413,nizhny tagil 381,kurgan 343,surgut 300,sterlitamak 267,orsk 247,nizhnevartovsk 245
Asia/Yerevan:yerevan 1093
Atlantic/Canary:las palmas de gran canaria 382,santa cruz de tenerife 222
Australia/Adelaide:adelaide 1225
Australia/Brisbane:brisbane 2190,gold coast 591,logan city 283
Australia/Hobart:hobart 217
Australia/Melbourne:melbourne 4246,geelong 226
Australia/Perth:perth 1897
Australia/Sydney:sydney 4627,canberra 368,newcastle 308,wollongong 292
Europe/Amsterdam:amsterdam 742,rotterdam 598,the hague 474,den haag 474,utrecht 291,eindhoven 210
Europe/Astrakhan:astrakhan 503
Europe/Athens:athens 664,thessaloniki 354
Europe/Belgrade:belgrade 1274,pristina 550,nis 250,novi sad 215
Europe/Berlin:berlin 3426,hamburg 1739,munich 1260,munchen 1260,koln 963,cologne 963,frankfurt am main 650,essen 593,stuttgart 590,dortmund 588,dusseldorf 573,bremen 547,hannover 515,leipzig 505,duisburg 504,nurnberg 499,dresden 487,wandsbek 411,bochum 386,bochum hordel 380,wuppertal 361,bielefeld 332,bonn 313,mannheim 308,marienthal 287,karlsruhe 284,hamburg nord 280,wiesbaden 272,munster 270,gelsenkirchen 270,aachen 265,monchengladbach 262,augsburg 259,eimsbuttel 252,altona 250,chemnitz 247,braunschweig 245,krefeld 238,halle saale 234,kiel 233,hamburg mitte 233,magdeburg 230,neue neustadt 227,oberhausen 219,freiburg 216,lubeck 212,harburg 203,erfurt 203
Europe/Bratislava:bratislava 424,kosice 237
Europe/Brussels:brussels 1019,antwerpen 460,gent 231,charleroi 200
Europe/Bucharest:bucharest 1877,sector 3 385,sector 6 368,sector 2 345,iasi 318,cluj napoca 317,timisoara 315,craiova 304,constanta 303,galati 294,sector 4 288,brasov 276,sector 5 272,ploiesti 229,sector 1 225,braila 214,oradea 207
Europe/Budapest:budapest 1741,debrecen 204
Europe/Chisinau:chisinau 636
Europe/Copenhagen:copenhagen 1154,kobenhavn 1154,arhus 238
Europe/Dublin:dublin 1024
Europe/Helsinki:helsinki 558,espoo 257,tampere 203
Europe/Istanbul:istanbul 14804,ankara 3517,izmir 2501,bursa 1413,adana 1249,gaziantep 1066,konya 876,cankaya 792,antalya 758,bagcılar 724,diyarbakır 645,kayseri 593,uskudar 583,bahcelievler 577,umraniye 573,mersin 538,esenler 520,eskisehir 515,karabaglar 458,sanlıurfa 450,muratpasa 450,malatya 442,sultangazi 437,maltepe 427,erzurum 421,samsun 394,batman 382,kahramanmaras 376,van 372,atasehir 362,sisli 315,denizli 313,batikent 300,elazıg 298,zeytinburnu 289,adapazarı 287,sultanbeyli 287,gebze 281,merkezefendi 280,sivas 264,tarsus 256,manisa 244,trabzon 244,sancaktepe 241,balıkesir 238,adıyaman 224,kırıkkale 211,esenyurt 211,antakya 210,osmaniye 203,corlu 203
Europe/Kaliningrad:kaliningrad 435
Europe/Kirov:kirov 457
Europe/Kyiv:kyiv 2798,kiev 2798,kharkiv 1431,dnipro 1033,donetsk 1025,odessa 1002,zaporizhia 796,lviv 718,kryvyi rih 652,mykolayiv 511,mariupol 482,luhansk 452,khmelnytskyi 398,makiyivka 377,vinnytsia 352,kherson 320,poltava 318,chernihiv 308,cherkasy 298,sumy 294,zhytomyr 282,horlivka 279,rivne 255,kropyvnytskyi 249,kamianske 249,ternopil 236,chernivtsi 236,kremenchuk 227,lutsk 214,ivano frankivsk 204
Europe/Lisbon:lisbon 518,lisboa 518,porto 250
Europe/Ljubljana:ljubljana 272
Europe/London:london 7557,birmingham 984,liverpool 864,nottingham 730,sheffield 685,bristol 617,glasgow 592,leicester 509,edinburgh 465,leeds 455,cardiff 447,manchester 396,stoke on trent 373,coventry 359,sunderland 335,brent 329,birkenhead 325,islington 319,reading 318,kingston upon hull 314,preston 313,newport 307,swansea 300,bradford 299,southend on sea 295,belfast 275,derby 270,plymouth 260,luton 258,wolverhampton 253,city of westminster 248,southampton 246,blackpool 239,milton keynes 230,bexley 228,northampton 216,archway 216,norwich 213
Europe/Madrid:madrid 3256,barcelona 1622,valencia 814,sevilla 703,seville 703,zaragoza 674,malaga 568,murcia 437,palma 401,bilbao 355,alicante 335,cordoba 328,valladolid 318,vigo 297,gijon 278,eixample 266,lhospitalet de llobregat 257,latina 257,carabanchel 254,a coruna 246,puente de vallecas 244,gasteiz vitoria 236,sant marti 236,granada 234,elche 230,ciudad lineal 228,oviedo 224,badalona 220,fuencarral el pardo 220,cartagena 212,terrassa 211,jerez de la frontera 208,sabadell 206,mostoles 206,alcala de henares 205
Europe/Minsk:minsk 1742,homyel 481,mahilyow 369,vitebsk 343,hrodna 317,brest 301,babruysk 221
Europe/Moscow:moscow 10381,saint petersburg 5028,nizhniy novgorod 1284,kazan 1105,rostov na donu 1074,voronezh 849,krasnodar 650,yaroslavl 607,ryazan 520,lipetsk 516,penza 513,naberezhnyye chelny 510,kalininskiy 505,makhachkala 498,tula 469,cheboksary 447,bryansk 427,ivanovo 421,kursk 409,tver 400,stavropol 363,arkhangelsk 356,belgorod 345,kaluga 339,krasnogvargeisky 337,sochi 328,orel 324,smolensk 321,murmansk 319,vladikavkaz 317,cherepovets 316,vologda 315,vladimir 310,saransk 303,tambov 291,yoshkar ola 279,taganrog 279,kostroma 278,nalchik 273,petrozavodsk 265,marino 243,novorossiysk 242,khimki 240,nizhnekamsk 234,dzerzhinsk 233,syktyvkar 230,staryy oskol 227,groznyy 226,shakhty 221,rybinsk 217,zelenograd 216,vykhino zhulebino 216,velikiy novgorod 215,centralniy 215,vasylevsky ostrov 203,pskov 202,severnyy 200
Europe/Oslo:oslo 580,bergen 214
Europe/Paris:paris 2139,marseille 795,lyon 472,toulouse 433,nice 339,nantes 277,strasbourg 275,montpellier 248,bordeaux 232,lille 228,rennes 209
Europe/Prague:prague 1166,praha 1166,brno 370,ostrava 313
Europe/Riga:riga 743
Europe/Rome:rome 2319,roma 2319,milan 1237,naples 959,turin 870,palermo 648,genoa 580,bologna 366,florence 349,catania 291,bari 277,messina 220,verona 219,padova 204
Europe/Samara:samara 1135,tolyatti 703,izhevsk 631
Europe/Sarajevo:sarajevo 697,banja luka 221
Europe/Saratov:saratov 864
Europe/Simferopol:sevastopol 416,simferopol 336
Europe/Skopje:skopje 475
Europe/Sofia:sofia 1153,plovdiv 340,varna 313
Europe/Stockholm:stockholm 1515,goteborg 573,malmo 302
Europe/Tallinn:tallinn 394
Europe/Tirane:tirana 375
Europe/Ulyanovsk:ulyanovsk 641
Europe/Vienna:vienna 1691,wien 1691,graz 222,linz 205,favoriten 202
Europe/Vilnius:vilnius 542,kaunas 375
Europe/Volgograd:volgograd 1011,volzhskiy 323
Europe/Warsaw:warsaw 1702,warszawa 1702,łodz 769,krakow 755,wrocław 635,poznan 570,gdansk 462,szczecin 408,bydgoszcz 366,lublin 360,katowice 317,białystok 292,gdynia 254,czestochowa 248,radom 227,sosnowiec 227,mokotow 213,kielce 209,torun 209
Europe/Zagreb:zagreb 699
Europe/Zurich:zurich 342
Indian/Antananarivo:antananarivo 1391,toamasina 206
Pacific/Auckland:auckland 418,wellington 382,christchurch 364,manukau city 362,north shore 208
Pacific/Honolulu:honolulu 372
Pacific/Port_Moresby:port moresby 284
`
